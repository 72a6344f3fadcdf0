"""A briefing: one page of HTML that holds what a choice of filters shows, to read and print without Attaché."""

from briefing.page import MEETING, write_briefing, write_visit_briefing

__all__ = ["MEETING", "write_briefing", "write_visit_briefing"]
