using Itog.Exam.Regulation;
using Itog.Exam.Scoring;
using Itog.Queue.Day;
using Itog.Queue.Protocol;

namespace Itog.Queue.Views;

/// <summary>What a protocol shows of its scores, whoever scores and whoever is scored. Pure.</summary>
public static class ProtocolParts
{
    /// <summary>A protocol with its criteria, scores and sums; whose it is, where it was and what is in its way the caller says.</summary>
    public static ProtocolView Of(ScoreSheet sheet, ExpertProtocol? written, RegulationPack regulation)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var set = sheet.CriteriaSet;
        return new ProtocolView
        {
            AttemptId = Guid.Empty,
            Name = new PersonName(string.Empty, string.Empty, string.Empty),
            Class = string.Empty,
            Variant = null,
            Phase = AttemptPhase.Finished,
            Version = written?.Version ?? 1,
            Owner = ProtocolOwner.Nobody,
            Expert = null,
            CorrectionReason = written?.CorrectionReason,
            Groups = [.. set.Blocks.Select(b => Group(b, sheet.Scale)).Where(g => g.Criteria.Count > 0)],
            Scores = sheet.Scale.Codes.ToDictionary(code => code, code => Score(sheet, code)),
            NotAttemptedTasks = written?.NotAttemptedTasks ?? [],
            Errors = written?.Errors ?? [],
            Tallies = set.Tally(sheet.Scale, written?.Errors ?? []),
            Subtotals = [.. set.Groups.Select(g => Subtotal(g, sheet))],
            Total = sheet.Complete || sheet.Scores.Count > 0 ? sheet.Total : null,
            Maximum = sheet.Scale.Max,
            PassMark = sheet.Scale.Pass,
            Scale = Scale(sheet, regulation),
            Passed = sheet.Passed,
            MarkedOnly = false,
            Obstacles = [],
            SignedAt = written?.SignedAt,
            PdfUrl = null,
            RecordingUrl = null,
            RecordingStartedAt = null,
        };
    }

    /// <summary>What of the scores forbids signing, and what the rules changed by themselves.</summary>
    public static IEnumerable<Exam.Problem> Obstacles(ScoreSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        IEnumerable<Exam.Problem> missing = sheet.Missing.Count == 0
            ? []
            : [new("scores-missing", "Оценены не все критерии", $"Не хватает баллов по критериям: {string.Join(", ", sheet.Missing)}.")];
        return missing.Concat(sheet.Problems).Concat(sheet.Notices);
    }

    private static CriteriaGroupView Group(ScoreBlock block, Scale scale)
    {
        var scored = block.Criteria.Where(c => scale.Scores(c.Code)).ToList();
        return new CriteriaGroupView(block.Title, block.Task, scored.Sum(c => c.Max), [.. scored.Select(Criterion)]);
    }

    private static ScaleView Scale(ScoreSheet sheet, RegulationPack regulation) => new(
        sheet.Scale.Title,
        RegulationPacks.Cite(sheet.Scale.Clause, regulation),
        sheet.Scale.Note,
        sheet.CriteriaSet.SpeechRule.Text,
        RegulationPacks.Cite(sheet.CriteriaSet.SpeechRule.Clause, regulation));

    private static CriterionView Criterion(Criterion c) => new(
        c.Code, c.Title, c.Max, [.. c.Descriptions.Select((text, score) => new CriterionLevelView(score, text)).Reverse()]);

    private static int? Score(ScoreSheet sheet, string code) => sheet.Scores.TryGetValue(code, out var score) ? score : null;

    private static SubtotalView Subtotal(ScoreGroup group, ScoreSheet sheet)
    {
        var codes = group.Codes.Where(sheet.Scale.Scores).ToList();
        var maximum = codes.Sum(code => sheet.CriteriaSet.Find(code)!.Max);
        return new SubtotalView(group.Title, maximum, codes.TrueForAll(sheet.Scores.ContainsKey) ? sheet.Subtotals[group.Id] : null);
    }
}
