"""What analysts say of the visits that were extracted: a log of its own, laid over the extracted visits when read.

``records`` are the judgements, ``fields`` what may be corrected, ``log`` keeps them, ``standing`` says what they come
to together, ``overlay`` puts that over the tables of a store, ``labels`` makes labels of it.
"""
