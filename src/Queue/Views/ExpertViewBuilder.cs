using Itog.Conference;
using Itog.Exam.Scoring;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.Recorder;

namespace Itog.Queue.Views;

/// <summary>Draws the expert's page: what is heard and seen in the room, and the protocols with their sums.</summary>
public static class ExpertViewBuilder
{
    public static ExpertView Build(AuditoriumSnapshot s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return new ExpertView
        {
            Revision = s.Revision,
            ServerTime = s.Now,
            Auditorium = ViewParts.Auditorium(s),
            Access = s.Day.ConferenceOpen ? ViewParts.Access(s, Seat.Expert) : null,
            ConferenceOpen = s.Day.ConferenceOpen,
            Attempt = ViewParts.Attempt(s, s.Day.Current),
            Card = KimCards.Card(s),
            Questions = KimCards.Questions(s),
            Protocols = [.. Attempts(s.Day).Where(a => s.Protocols.ContainsKey(a.Id)).Select(a => Protocol(s, a, s.Protocols[a.Id]))],
        };
    }

    private static IEnumerable<DayAttempt> Attempts(AuditoriumDay day) =>
        day.Current is { } current ? day.Ended.Reverse().Prepend(current) : day.Ended.Reverse();

    private static ProtocolView Protocol(AuditoriumSnapshot s, DayAttempt attempt, ScoredAttempt scored)
    {
        var sheet = scored.Sheet;
        var set = sheet.CriteriaSet;
        var written = scored.Protocol;
        var signed = written?.SignedAt is not null;
        var ready = s.Recordings.GetValueOrDefault(attempt.Id)?.State == RecordingState.Ready;
        return new ProtocolView(
            attempt.Id,
            ViewParts.Name(s, attempt.Participant),
            s.Materials.People.GetValueOrDefault(attempt.Participant)?.Class ?? "",
            attempt.Variant,
            attempt.Phase,
            written?.Version ?? 1,
            [.. set.Blocks.Select(b => Group(b, sheet.Scale)).Where(g => g.Criteria.Count > 0)],
            sheet.Scale.Codes.ToDictionary(code => code, code => Score(sheet, code)),
            written?.NotAttemptedTasks ?? [],
            [.. set.Groups.Select(g => Subtotal(g, sheet))],
            sheet.Complete || sheet.Scores.Count > 0 ? sheet.Total : null,
            sheet.Scale.Max,
            sheet.Scale.Pass,
            sheet.Passed,
            signed ? [] : [.. Obstacles(attempt, sheet).Concat(sheet.Problems).Concat(sheet.Notices).Select(p => ViewParts.Problem(s, p))],
            written?.SignedAt,
            signed ? $"/api/attempts/{attempt.Id:D}/protocol.pdf" : null,
            ready ? ViewParts.RecordingUrl(attempt.Id) : null);
    }

    private static CriteriaGroupView Group(ScoreBlock block, Scale scale)
    {
        var scored = block.Criteria.Where(c => scale.Scores(c.Code)).ToList();
        return new CriteriaGroupView(block.Title, block.Task, scored.Sum(c => c.Max), [.. scored.Select(Criterion)]);
    }

    private static CriterionView Criterion(Criterion c) => new(
        c.Code, c.Title, c.Max, [.. c.Descriptions.Select((text, score) => new CriterionLevelView(score, text)).Reverse()]);

    private static int? Score(ScoreSheet sheet, string code) => sheet.Scores.TryGetValue(code, out var score) ? score : null;

    private static SubtotalView Subtotal(ScoreGroup group, ScoreSheet sheet)
    {
        var codes = group.Codes.Where(sheet.Scale.Scores).ToList();
        var maximum = codes.Sum(code => sheet.CriteriaSet.Find(code)!.Max);
        return new SubtotalView(group.Title, maximum, codes.TrueForAll(sheet.Scores.ContainsKey) ? sheet.Subtotals[group.Id] : null);
    }

    private static IEnumerable<Exam.Problem> Obstacles(DayAttempt attempt, ScoreSheet sheet)
    {
        if (attempt.Running)
        {
            yield return new("attempt-running", "Ответ ещё не закончен", "Подписать протокол можно, когда участник закончит собеседование.");
        }
        else if (attempt.Phase != AttemptPhase.Finished)
        {
            yield return new("attempt-not-scored", "Попытка не оценивается", "Черновик сохранён, но балл за эту попытку не выставляется.", "002 §61");
        }

        if (sheet.Missing.Count > 0)
        {
            yield return new("scores-missing", "Оценены не все критерии", $"Не хватает баллов по критериям: {string.Join(", ", sheet.Missing)}.");
        }
    }
}
