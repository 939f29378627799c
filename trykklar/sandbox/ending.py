"""Whether this process is ending: a signal comes to the main thread, and to no other.

Programs are started and waited for in other threads, too, and each of them may take minutes.
"""

from __future__ import annotations


class Ending:
    """Set where a signal is caught, and looked at wherever a program is waited for."""

    begun = False


ENDING = Ending()
