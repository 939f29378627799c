r"""Titles in sentence case.

l3text knows every script, and takes hundreds of steps for each letter: five milliseconds a title.
In a title of unaccented letters, every letter is made small but the first one and those in braces.
A title with anything else in it, or in a language that has rules of its own, goes l3text's way.
"""

from __future__ import annotations

from trykklar.typeset.dump.shortcut.shortcut import Shortcut

# \scantokens shows whether every sign is what it usually is: none may be a command (a shorthand).
_DEFINITIONS = r"""
\ExplSyntaxOn
\cs_set_protected:Npn \trykklar@sentence
  {
    \cs_set_eq:NN \biblatex_text_sentencecase:xo \trykklar_sentence:nn
    \tl_set:Nx \l_trykklar_plain_tl
      {
        ^[A-Za-z]([A-Za-z0-9\c_space_tl,.;:()/?!'=-]
        | \c_backslash_str \c_left_brace_str [A-Za-z0-9\c_space_tl,.;:()/?!'-]+
          \c_backslash_str \c_right_brace_str)*$
      }
    \tl_clear:N \l_trykklar_letters_tl
    \int_step_inline:nnn { `A } { `Z }
      {
        \tl_put_right:Nx \l_trykklar_letters_tl
          { \lccode##1=\int_eval:n {##1+32}~ \uccode\int_eval:n {##1+32}=##1~ }
      }
  }
\cs_set_protected:Npn \trykklar_sentence:nn #1#2 { \trykklar_sentence:nnNw {#1} {#2} #2 \q_stop }
\cs_set_protected:Npn \trykklar_sentence:nnNw #1#2#3#4 \q_stop
  {
    \group_begin:
    \trykklar_choose:nn {#1} {#4}
    \exp_after:wN \group_end: \trykklar_way:nn
      {
        \group_begin:
        \tl_clear:N \l_tmpa_tl
        \l_trykklar_letters_tl
        \trykklar_first:N #4 { \q_stop }
        \exp_after:wN \group_end: \exp_after:wN \group_begin: \l_tmpa_tl
        \group_end:
      }
      { \trykklar@was@biblatex_text_sentencecase:xo {#1} {#2} }
  }
\cs_set_protected:Npn \trykklar_choose:nn #1#2
  {
    \cs_set_eq:NN \trykklar_way:nn \use_ii:nn
    \ifx \biblatex_text_sentencecase_preprocess:n \biblatex_text_bibtex_to_expl:n
      \ifnum \pdfmatch { \l_trykklar_plain_tl } { \detokenize {#2} } = \c_one_int
        \tl_set:Nx \l_tmpa_tl { \prop_item:Nn \l__biblatex_babel_to_pseudobcp_prop {#1} }
        \ifx \l_tmpa_tl \c_empty_tl
          \trykklar_usual:n {#2}
        \fi
      \fi
    \fi
  }
\cs_set_protected:Npn \trykklar_usual:n #1
  {
    \tl_map_inline:nn { ,.;:()/?!'=- } { \char_set_catcode_other:N ##1 }
    \char_set_catcode_space:n { 32 }
    \char_set_catcode_group_begin:N \{
    \char_set_catcode_group_end:N \}
    \everyeof { \noexpand }
    \endlinechar = -1 \scan_stop:
    \tl_set:Nx \l_tmpa_tl { \exp_args:No \scantokens { \detokenize {#1} } }
    \tl_set:Nn \l_tmpb_tl {#1}
    \ifx \l_tmpa_tl \l_tmpb_tl
      \cs_set_eq:NN \trykklar_way:nn \use_i:nn
    \fi
  }
\cs_set_protected:Npn \trykklar_first:N #1
  { \uppercase { \tl_put_right:Nn \l_tmpa_tl {#1} } \trykklar_rest:w }
\cs_set_protected:Npn \trykklar_rest:w #1 #
  { \lowercase { \tl_put_right:Nn \l_tmpa_tl {#1} } \trykklar_braces:n }
\cs_set_protected:Npn \trykklar_braces:n #1
  {
    \ifx \q_stop #1 \exp_after:wN \use_none:n \else \exp_after:wN \use:n \fi
      { \tl_put_right:Nn \l_tmpa_tl { { \NoCaseChange {#1} } } \trykklar_rest:w }
  }
\ExplSyntaxOff
"""

SENTENCE = Shortcut(
    definitions=_DEFINITIONS,
    replaced="biblatex_text_sentencecase:xo",
    relied="biblatex_text_sentencecase:xo,biblatex_text_sentencecase:nn,"
    "__biblatex_text_makeconverter:nnn,biblatex_text_bibtex_to_expl:n,"
    "__biblatex_text_bibtex_loop:w,__biblatex_text_bibtex_group:n,NoCaseChange,"
    "ver@expl3-code.tex",
    start=r"\trykklar@sentence",
)
