"""The setting of a party: where it stands, and whom it may mean."""

from collections.abc import Sequence

from loaders.extract.visits.scene import Scene
from loaders.extract.visits.story import Story
from loaders.frozen import frozen


@frozen
class Setting:
    """Where a party stands: its node ``index`` of a scene, and whom it may mean, the likeliest first."""

    scene: Scene
    index: int
    story: Story
    recent: Sequence[int]

    @property
    def before(self) -> str:
        """The word before the party."""
        return self.scene.low(self.index - 1)

    def officials(self) -> list[int]:
        """Those of the people it may mean who may be visitors, in the same order."""
        return [number for number in self.recent if self.story.is_visitor(number)]
