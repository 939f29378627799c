r"""Words of the style's own with a capital: "In", "Edited by".

biblatex sends each of them through l3text again and again, a thousand steps and more a time. What
comes of a word is kept here for the next time, as long as the word is the same.
"""

from __future__ import annotations

from trykklar.typeset.dump.shortcut.shortcut import Shortcut

# Kept is only what depends on nothing else: a letter first, and nothing in it that TeX expands.
_DEFINITIONS = r"""
\ExplSyntaxOn
\cs_set_protected:Npn \trykklar@capital
  {
    \cs_set_eq:NN \biblatex_text_makecapital:nn \trykklar_capital:nn
  }
\cs_set_protected:Npn \trykklar_capital:nn #1#2
  {
    \group_begin:
    \cs_set_eq:NN \trykklar_way:nn \use_ii:nn
    \tl_if_head_eq_meaning:nNT {#2} \csuse
      {
        \ifnum \tl_count:n {#2} = 2~
          \trykklar_kept:nxn {#1} { \use_ii:nn #2 } {#2}
        \fi
      }
    \exp_args:No \trykklar_leave:nn { \l_tmpa_tl }
      { \trykklar@was@biblatex_text_makecapital:nn {#1} {#2} }
  }
\cs_set_protected:Npn \trykklar_leave:nn #1#2
  { \exp_after:wN \group_end: \trykklar_way:nn { \group_begin: #1 \group_end: } {#2} }
\cs_set_protected:Npn \trykklar_kept:nnn #1#2#3
  {
    \cs_set_eq:Nc \l_tmpb_tl {#2} % \relax where there is no such word
    \exp_after:wN \ifx \cs:w trykklar @ word @ #1 @ #2 \cs_end: \l_tmpb_tl \else
      \trykklar_keep:nnn {#1} {#2} {#3}
    \fi
    \exp_after:wN \ifx \cs:w trykklar @ word @ #1 @ #2 \cs_end: \l_tmpb_tl
      \ifx \l_tmpb_tl \scan_stop: \else
      \cs_set_eq:NN \trykklar_way:nn \use_i:nn
      \cs_set_eq:Nc \l_tmpa_tl { trykklar @ capital @ #1 @ #2 }
      \fi
    \fi
  }
\cs_set_protected:Npn \trykklar_keep:nnn #1#2#3
  {
    \protected@edef \l_tmpa_tl { \l_tmpb_tl }
    \ifx \l_tmpa_tl \l_tmpb_tl
      \ifnum \pdfmatch { ^[A-Za-z] } { \exp_args:No \detokenize { \l_tmpa_tl } } = 1~
        \cs_gset_eq:cN { trykklar @ word @ #1 @ #2 } \l_tmpb_tl
        \tl_gset:cx { trykklar @ capital @ #1 @ #2 }
          {
            \use:c { text_titlecase_first:nn }
              { \prop_item:Nn \l__biblatex_babel_to_pseudobcp_prop {#1} } {#3}
          }
      \fi
    \fi
  }
\cs_generate_variant:Nn \trykklar_kept:nnn { nxn }
\ExplSyntaxOff
"""

CAPITAL = Shortcut(
    definitions=_DEFINITIONS,
    replaced="biblatex_text_makecapital:nn",
    relied="biblatex_text_makecapital:nn,biblatex_text_makecapital:Vn,"
    "__biblatex_text_makeconverter:nnn,csuse",
    start=r"\trykklar@capital",
)
