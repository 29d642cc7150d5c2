using FsCheck;
using FsCheck.Fluent;
using Itog.Exam.People;
using Itog.Exam.Scoring;

namespace Itog.Exam.Tests.Scoring;

/// <summary>What holds for every set, every scale and every input, sane or not.</summary>
public class ScoreSheetProperties
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(2000);

    [Fact]
    public void A_total_never_exceeds_the_maximum_and_is_the_sum_of_its_subtotals() => Check(Wild, (entry, sheet) =>
        sheet.Total >= 0
        && sheet.Total <= entry.Scale.Max
        && sheet.Total == sheet.Subtotals.Values.Sum()
        && sheet.CriteriaSet.Groups.All(g => sheet.Subtotals[g.Id] <= g.Max)
        && sheet.Total == sheet.CriteriaSet.Blocks.Sum(b => sheet.BlockTotal(b.Task)));

    [Fact]
    public void Only_criteria_of_the_scale_within_their_limits_are_counted() => Check(Wild, (entry, sheet) =>
        sheet.Scores.All(s => entry.Scale.Scores(s.Key) && s.Value >= 0 && s.Value <= entry.Set.Find(s.Key)!.Max));

    [Fact]
    public void Pass_exactly_when_complete_and_at_the_threshold() => Check(Sane, (entry, sheet) =>
        sheet.Passed == (sheet.Missing.Count == 0 && sheet.Problems.Count == 0 ? sheet.Total >= entry.Scale.Pass : null));

    [Fact]
    public void Speech_is_zero_exactly_when_two_assigned_tasks_were_not_attempted() => Check(Sane, (entry, sheet) =>
    {
        var assigned = entry.NotAttempted.Where(entry.Scale.Assigns).Distinct().Count();
        return sheet.SpeechZeroed == assigned >= 2 && (!sheet.SpeechZeroed || sheet.BlockTotal(null) == 0);
    });

    [Fact]
    public void Computing_what_was_counted_changes_nothing() => Check(Wild, (entry, sheet) =>
    {
        var again = ScoreSheet.Compute(entry.Set, entry.Scale, sheet.Scores, entry.NotAttempted);
        return again.Total == sheet.Total && again.Notices.Count == 0 && again.Missing.SequenceEqual(sheet.Missing);
    });

    // C4: «2» of 2024 is three full answers, «2» of 2026 is two. Nothing takes a score over: what does not fit the other set is refused by name.
    [Fact]
    public void A_score_never_passes_into_another_set() => Check(Sane, (entry, sheet) => CriteriaSets.All.Where(other => other != entry.Set).All(other =>
    {
        var foreign = ScoreSheet.Compute(other, other.ScaleFor(ParticipantCategory.Usual).Value, sheet.Scores, entry.NotAttempted);
        return ReferenceEquals(foreign.CriteriaSet, other) && sheet.Scores.All(s =>
            other.Find(s.Key) is { } criterion && s.Value <= criterion.Max
                ? foreign.Scores.ContainsKey(s.Key)
                : !foreign.Complete && foreign.Problems.Any(p => p.Detail.Contains(s.Key, StringComparison.Ordinal)));
    }));

    [Fact]
    public void More_errors_never_propose_a_higher_score() => Prop.ForAll(
        (from pair in Pairs
         from criterion in Gen.Elements(pair.Set.Criteria.Where(c => c.Errors is not null))
         from count in Gen.Choose(0, 30)
         select (criterion, count)).ToArbitrary(),
        at => at.criterion.Errors!.ScoreFor(at.count) is >= 0 and var score
            && score <= at.criterion.Max
            && score >= at.criterion.Errors.ScoreFor(at.count + 1)
            && (at.count > 0 || score == at.criterion.Max)).Check(Runs);

    private static void Check(Gen<Entry> entries, Func<Entry, ScoreSheet, bool> property) =>
        Prop.ForAll(entries.ToArbitrary(), entry => property(entry, ScoreSheet.Compute(entry.Set, entry.Scale, entry.Scores, entry.NotAttempted))).Check(Runs);

    /// <summary>Scores in and out of range, unknown criteria, criteria outside the scale.</summary>
    private static Gen<Entry> Wild =>
        from pair in Pairs
        let codes = pair.Set.Criteria.Select(c => c.Code).Append("Х9").ToArray()
        from points in Gen.Choose(-2, 6).ArrayOf(codes.Length)
        from present in Presence.ArrayOf(codes.Length)
        from tasks in Gen.SubListOf(1, 2, 3, 4)
        select new Entry(pair.Set, pair.Scale, Pick(codes, present, points), [.. tasks]);

    /// <summary>Only what an expert could enter; often complete.</summary>
    private static Gen<Entry> Sane =>
        from pair in Pairs
        from points in Gen.Choose(0, 5).ArrayOf(pair.Scale.Codes.Count)
        from whole in Gen.Elements(true, false)
        from present in Presence.ArrayOf(pair.Scale.Codes.Count)
        from tasks in Gen.SubListOf(1, 2, 3, 4)
        let codes = pair.Scale.Codes
        let limited = points.Select((p, i) => p % (pair.Set.Find(codes[i])!.Max + 1)).ToArray()
        select new Entry(pair.Set, pair.Scale, Pick([.. codes], [.. present.Select(p => p || whole)], limited), [.. tasks]);

    private static Gen<(CriteriaSet Set, Scale Scale)> Pairs =>
        Gen.Elements(CriteriaSets.All.SelectMany(set => set.Scales.Select(scale => (set, scale))));

    private static Gen<bool> Presence => Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)));

    private static Dictionary<string, int> Pick(string[] codes, bool[] present, int[] points) =>
        codes.Select((code, i) => (code, i)).Where(c => present[c.i]).ToDictionary(c => c.code, c => points[c.i]);

    private sealed record Entry(CriteriaSet Set, Scale Scale, Dictionary<string, int> Scores, int[] NotAttempted);
}
