"""The judge of a Word file: what TeX printed, and not what our reader made of the source."""

from trykklar.word.judge.judgement import Judgement, judge

__all__ = ["Judgement", "judge"]
