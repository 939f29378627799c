package TrykklarSort;

# Biber sorts by what it gets from evaluating "...->getSortKey(q{$sortfield})" (Biber.pm, sort_list),
# so that a field that ends the q{...} is run as a program: presort, a key, a verbatim field, or
# whatever a source map has put there. Such a field is sorted without its braces and backslashes;
# all others are left as they are.

use strict;
use warnings;

sub balanced {
    my ($text) = @_;
    my $depth = 0;
    while ($text =~ m/(\\.|[{}\\])/gs) {
        return 0 if $1 eq '\\';
        $depth += $1 eq '{' ? 1 : $1 eq '}' ? -1 : 0;
        return 0 if $depth < 0;
    }
    return $depth == 0;
}

sub harmless {
    my ($text) = @_;
    return $text if not defined $text or balanced($text);
    $text =~ tr/{}\\//d;
    return $text;
}

# After all of biber is compiled, and before it runs.
INIT {
    my $set = Biber::DataList->can('set_sortdata')
        or die "This version of biber cannot be kept from running what it sorts by.\n";
    no warnings 'redefine';
    *Biber::DataList::set_sortdata = sub {
        my ($self, $key, $data) = @_;
        $data->[1] = [map { harmless($_) } @{$data->[1]}] if ref $data;
        return $set->($self, $key, $data);
    };
}

1;
