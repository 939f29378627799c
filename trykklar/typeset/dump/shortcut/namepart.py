r"""The parts of a name, taken as biber writes them.

keyval takes fifteen steps for each of a name's eight parts, to allow for spaces and braces that
biber never writes; and what parts a name may have is gone through anew at each one.
"""

from __future__ import annotations

from trykklar.typeset.dump.shortcut.shortcut import Shortcut

# biber divides key=value by commas, with at most a space after them. A key that is not known is
# handed to keyval.
_DEFINITIONS = r"""
\def\trykklar@nameparts{%
  \def\trykklar@nobody{}%
  \def\do##1{%
    \trykklar@part{##1}\trykklar@part{##1i}\trykklar@part{##1un}%
    \trykklar@without{##1}\trykklar@without{##1i}}%
  \expandafter\docsvlist\expandafter{\blx@datamodel@constant@nameparts}%
  \trykklar@key{un}{\c@uniquename##1\relax}%
  \trykklar@key{uniquepart}{\def\abx@field@uniquepart{##1}}%
  \trykklar@key{hash}{\edef\abx@field@hash{\detokenize{##1}}}%
  \trykklar@key{}{}%
  \let\blx@nameparser@i\trykklar@name}
\def\trykklar@without#1{%
  \edef\trykklar@nobody{\unexpanded\expandafter{\trykklar@nobody}%
    \let\expandafter\noexpand\csname namepart#1\endcsname\noexpand\@empty}}
\def\trykklar@part#1{%
  \expandafter\trykklar@namepart\csname namepart#1\endcsname{#1}}
\def\trykklar@namepart#1#2{\trykklar@key{#2}{\def#1{##1}}}
\def\trykklar@key#1#2{%
  \expandafter\def\csname trykklar@part@#1\endcsname##1\trykklar@end{#2\trykklar@parts}%
  \expandafter\let\csname trykklar@part@\space#1\expandafter\endcsname
    \csname trykklar@part@#1\endcsname}
\long\def\trykklar@parts#1,{\trykklar@split#1==\trykklar@end}
\long\def\trykklar@split#1=#2=#3\trykklar@end{%
  \ifcsname trykklar@part@#1\endcsname
    \csname trykklar@part@#1\expandafter\endcsname
  \else\trykklar@then{\trykklar@foreign{#1}}\fi
  #2\trykklar@end}
\long\def\trykklar@then#1\fi{\fi#1}
\long\def\trykklar@foreign#1#2\trykklar@end{%
  \ifx.#1\else\trykklar@then{\blx@kv@setkeys{\trykklar@family}{#1={#2}}\trykklar@parts}\fi}
\long\def\trykklar@name#1#2{%
  \begingroup
  \def\trykklar@family{blx@opt@name}%
  \trykklar@parts#1,.,%
  \def\do##1{\cslet{namepart##1}\@empty\cslet{namepart##1i}\@empty}%
  \trykklar@nobody
  \def\trykklar@family{blx@opt@namepart}%
  \trykklar@parts#2,.,%
  \blx@theformat{#2}%
  \endgroup}
"""

NAMEPART = Shortcut(
    definitions=_DEFINITIONS,
    replaced="blx@nameparser@i",
    relied="blx@nameparser@i,blx@kv@setkeys,KV@blx@opt@name@un,KV@blx@opt@name@uniquepart,"
    "KV@blx@opt@name@hash,KV@blx@opt@namepart@family,KV@blx@opt@namepart@familyi,"
    "KV@blx@opt@namepart@familyun,blx@datamodel@constant@nameparts,docsvlist,csdef,"
    "cslet",
    start=r"\trykklar@nameparts",
)
