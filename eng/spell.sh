#!/usr/bin/env bash
# Reports words of content/ that neither Debian's hunspell dictionaries nor eng/words.txt know, most frequent first.
# A report for editors, not a gate: it ends with status 0.
set -uo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8

bash eng/setup.sh || exit 1

work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# word<TAB>file:line for every word that a reader sees.
words() {
  find content -name "$1.md" | sort | xargs perl -CSDA -Mutf8 -ne '
    $head = $. == 1 if /^---$/ && ($. == 1 || $head);
    if ($head) { s/^\s*[a-z0-9-]+:// } elsif (/^:::/) { $_ = "" }
    s/`[^`]*`//g;                                # code
    s/\{#[^}]*\}//g;                             # anchors
    s/\]\([^)]*\)//g;                            # addresses of links and facts
    s{\S+\@\S+|https?://\S+|\b[\w-]+(\.[\w-]+)*\.(kz|ru|com)\b}{}g;
    for my $word (/\p{L}+(?:-\p{L}+)*/g) { print "$_\t$ARGV:$.\n" for grep { length > 1 } split /-/, $word }
    close ARGV if eof;                           # counts lines anew in the next file'
  # Actions and sources hold both languages: kk: "…", ru: "…", on one line or below each other.
  find content/actions content/sources -name "*.yml" 2> /dev/null | sort | xargs -r perl -CSDA -Mutf8 -ne '
    BEGIN { $language = "'"$1"'" }
    while (/\b$language:\s*"((?:[^"\\]|\\.)*)"/g) {
      my $text = $1;
      for my $word ($text =~ /\p{L}+(?:-\p{L}+)*/g) { print "$_\t$ARGV:$.\n" for grep { length > 1 } split /-/, $word }
    }
    close ARGV if eof;'
}

# word<TAB>stem for every way to take Kazakh endings off a word: the dictionary knows few inflected forms.
# All endings of a word are of one row, back or front; only мен, нікі and the like have a single form.
stems() {
  perl -CSDA -Mutf8 -ne '
    BEGIN {
      my $back = join "|", qw(
        [лдт]ар [мбп]ыз ымыз мыз ыңыз ңыз ым м ың ң сы ы [ндт]ың [ғқ]а [ғқ]ы на а [ндт]ы н [дт]а нда [дт]ан нан [дт]ағы ндағы
        [лдт]ық [лдт]ығ [лдт]ы сыз шы ша [дт]ай рақ ырақ [лдт]а [лдт]ан ншы
        у [ғқ]ан [ғқ]ын [ғқ]ыз [ғқ]алы ып п й [мбп]а са ар р с ады йды атын йтын ыл л ын ыс т [дт]ыр [мбп]ақ сын
        мын [бп]ын сың саң [дт]ы м ңдар ыңдар сыздар ушы);
      (my $front = $back) =~ tr/аығқ/еігк/;
      my $neutral = "[мбп]ен|[ндт]ікі";
      sub peel {
        my ($word, $endings, $seen, $rounds) = @_;
        for my $start (2 .. length($word) - 1) {
          my $stem = substr $word, 0, $start;
          next if ($seen->{$stem} // 0) >= $rounds || substr($word, $start) !~ /^(?:$endings)$/;
          $seen->{$stem} = $rounds;
          peel($stem, $endings, $seen, $rounds - 1) if $rounds > 1;
        }
      }
      @rows = ("$back|$neutral", "$front|$neutral");
    }
    chomp;
    my %seen;
    for my $row (@rows) { my %here; peel(lc, $row, \%here, 4); %seen = (%seen, %here) }
    for my $stem (keys %seen) {
      next if $stem !~ /[аәеиоөуұүыіэюя]/;
      (my $hard = $stem) =~ s/(.)$/{б => "п", ғ => "қ", г => "к", у => "п"}->{$1} || $1/e;
      print "$_\t$stem\n$_\t${stem}у\n", $hard eq $stem ? "" : "$_\t$hard\n" if length $stem > 1;
    }'
}

unknown() { hunspell -i utf-8 -d "$1" -l | sort -u; }

# Lines of eng/words.txt: a word, or a beginning and * for any ending. Case does not count; Kazakh words take endings.
for language in kk ru; do
  dictionary=$([ $language = kk ] && echo kk_KZ || echo ru_RU)
  words $language > "$work/all"
  cut -f1 "$work/all" | sort -u | unknown $dictionary > "$work/unknown"
  : > "$work/stems"
  [ $language = ru ] || stems < "$work/unknown" > "$work/stems"
  cut -f2 "$work/stems" | sort -u | unknown $dictionary > "$work/unknown-stems"
  perl -CSDA -Mutf8 -e '
    my ($language, $work, $list) = @ARGV;
    sub lines { open my $file, "<", $_[0] or die "$_[0]: $!"; chomp(my @lines = <$file>); @lines }
    my (@starts, %listed);
    for (lines $list) { next if /^(#|$)/; s/\*$// ? push @starts, lc : ($listed{lc $_} = 1) }
    my $start = @starts ? join "|", map quotemeta, @starts : "(?!)";
    my $proper = sub { $listed{lc $_[0]} || lc($_[0]) =~ /^(?:$start)/ };
    my %unknown = map { $_ => 1 } grep { !$proper->($_) } lines "$work/unknown";
    my %unknown_stem = map { $_ => 1 } lines "$work/unknown-stems";
    for (lines "$work/stems") {
      my ($word, $stem) = split /\t/;
      delete $unknown{$word} if !$unknown_stem{$stem} || $listed{$stem};
    }
    my %places;
    for (lines "$work/all") { my ($word, $place) = split /\t/; push @{$places{$word}}, $place if $unknown{$word} }
    my @found = sort { @{$places{$b}} <=> @{$places{$a}} || $a cmp $b } keys %places;
    print "== $language: ", scalar @found, " unknown words\n";
    printf "%3d  %s  %s\n", scalar @{$places{$_}}, $_, join " ", @{$places{$_}} for @found;
  ' $language "$work" eng/words.txt
done
exit 0
