using Itog.Exam.People;
using Itog.Exam.People.Import;

namespace Itog.Server.People;

/// <summary>What a list would do, or has done. Lists of people are cut to what a page can show; the numbers are whole.</summary>
/// <param name="Fingerprint">To be sent with the confirmation: nothing is written that was not shown.</param>
/// <param name="Unlisted">Participants of whom the list says nothing; they stay as they are.</param>
internal sealed record ImportAnswer(
    bool Clean,
    string Fingerprint,
    int Rows,
    int AddedCount,
    int ChangedCount,
    int SameCount,
    int FaultyRows,
    int FaultCount,
    int ForeignRows,
    IReadOnlyList<string> Columns,
    IReadOnlyList<string> UnknownColumns,
    IReadOnlyList<ImportFaultAnswer> Faults,
    IReadOnlyList<ImportPersonAnswer> Added,
    IReadOnlyList<ImportPersonAnswer> Changed,
    IReadOnlyList<string> Unlisted)
{
    private const int Shown = 500;

    public static ImportAnswer Of(ImportPlan plan) => new(
        plan.Clean, plan.Fingerprint(), plan.Rows, plan.Added.Count(), plan.Changed.Count(), plan.Same.Count(), plan.FaultyRows, plan.FaultCount, plan.ForeignRows,
        [.. plan.Header.Columns.OrderBy(c => c.Key).Select(c => c.Value.Title)],
        plan.Header.Unknown,
        [.. plan.Faults.Select(f => new ImportFaultAnswer(f.Row, f.Column, f.Cell, f.Value, f.Problem.Code, f.Problem.Title, f.Problem.Detail, f.Problem.Clause, f.Blocks))],
        [.. plan.Added.Take(Shown).Select(PersonOf)],
        [.. plan.Changed.Take(Shown).Select(PersonOf)],
        [.. plan.Unlisted.Take(Shown).Select(p => $"{p.FullName}, {p.Class}")]);

    private static ImportPersonAnswer PersonOf(ListedPerson person) => new(
        person.Row,
        string.Join(' ', new[] { person.Entry.FamilyName, person.Entry.GivenName, person.Entry.Patronymic }.OfType<string>()),
        person.Entry.Class,
        [.. person.Changes.Select(c => new ImportChangeAnswer(ListColumn.TitleOf(c.Field), c.Before, c.After))]);
}
