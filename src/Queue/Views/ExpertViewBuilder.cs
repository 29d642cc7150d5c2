using Itog.Conference;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.Recorder;

namespace Itog.Queue.Views;

/// <summary>Draws the expert's page: what is heard and seen in the room, and the protocols with their sums.</summary>
public static class ExpertViewBuilder
{
    public static ExpertView Build(AuditoriumSnapshot s, Guid expert)
    {
        ArgumentNullException.ThrowIfNull(s);
        return new ExpertView
        {
            Revision = s.Revision,
            ServerTime = s.Now,
            Auditorium = ViewParts.Auditorium(s),
            Access = s.Day.ConferenceOpen && s.ExpertMayHear ? ViewParts.Access(s, Seat.Expert) : null,
            ConferenceOpen = s.Day.ConferenceOpen,
            KeptOut = s.Day.ConferenceOpen && !s.ExpertMayHear ? ViewParts.Problem(s, KeptOut) : null,
            Attempt = ViewParts.Attempt(s, s.Day.Current),
            Card = KimCards.Card(s),
            Questions = KimCards.Questions(s),
            Protocols = [.. Attempts(s.Day).Where(a => s.Protocols.ContainsKey(a.Id)).Select(a => Protocol(s, a, s.Protocols[a.Id], expert))],
        };
    }

    private static IEnumerable<DayAttempt> Attempts(AuditoriumDay day) =>
        day.Current is { } current ? day.Ended.Reverse().Prepend(current) : day.Ended.Reverse();

    private static Exam.Problem KeptOut { get; } = new(
        "scheme-from-recording", "Этот ответ оценивают по записи", "Пока участник отвечает, эксперта в аудитории нет. Запись появится в списке сразу после ответа.", "004 §6.5");

    private static ProtocolView Protocol(AuditoriumSnapshot s, DayAttempt attempt, ScoredAttempt scored, Guid expert)
    {
        var sheet = scored.Sheet;
        var set = sheet.CriteriaSet;
        var written = scored.Protocol;
        var signed = written?.SignedAt is not null;
        var recording = s.Recordings.GetValueOrDefault(attempt.Id);
        var markedOnly = attempt.Phase is AttemptPhase.Unfinished or AttemptPhase.Removed;
        return new ProtocolView
        {
            AttemptId = attempt.Id,
            Name = ViewParts.Name(s, attempt.Participant),
            Class = s.Materials.People.GetValueOrDefault(attempt.Participant)?.Class ?? "",
            Variant = attempt.Variant,
            Phase = attempt.Phase,
            Version = written?.Version ?? 1,
            Owner = written is null ? ProtocolOwner.Nobody : written.ExpertId == expert ? ProtocolOwner.Me : ProtocolOwner.Other,
            Expert = written?.Expert?.FullName,
            CorrectionReason = written?.CorrectionReason,
            Groups = [.. set.Blocks.Select(b => Group(b, sheet.Scale)).Where(g => g.Criteria.Count > 0)],
            Scores = sheet.Scale.Codes.ToDictionary(code => code, code => Score(sheet, code)),
            NotAttemptedTasks = written?.NotAttemptedTasks ?? [],
            Errors = written?.Errors ?? [],
            Tallies = set.Tally(sheet.Scale, written?.Errors ?? []),
            Subtotals = [.. set.Groups.Select(g => Subtotal(g, sheet))],
            Total = !markedOnly && (sheet.Complete || sheet.Scores.Count > 0) ? sheet.Total : null,
            Maximum = sheet.Scale.Max,
            PassMark = sheet.Scale.Pass,
            Scale = Scale(sheet, s.Materials.Regulation),
            Passed = markedOnly ? null : sheet.Passed,
            MarkedOnly = markedOnly,
            Obstacles = signed || markedOnly ? [] : [.. Obstacles(attempt, sheet).Concat(sheet.Problems).Concat(sheet.Notices).Select(p => ViewParts.Problem(s, p))],
            SignedAt = written?.SignedAt,
            PdfUrl = signed ? $"/api/attempts/{attempt.Id:D}/protocol.pdf" : null,
            RecordingUrl = recording?.State == RecordingState.Ready ? ViewParts.RecordingUrl(attempt.Id) : null,
            RecordingStartedAt = recording?.Started,
        };
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

    private static IEnumerable<Exam.Problem> Obstacles(DayAttempt attempt, ScoreSheet sheet)
    {
        if (attempt.Running)
        {
            yield return new("attempt-running", "Ответ ещё не закончен", "Подписать протокол можно, когда участник закончит собеседование.");
        }
        else if (attempt.Phase != AttemptPhase.Finished)
        {
            yield return new("attempt-not-scored", "Попытка не оценивается", "Попытка прервана из-за технического сбоя: участник ответит ещё раз, и оценят вторую попытку.", "002 §48");
        }

        if (sheet.Missing.Count > 0)
        {
            yield return new("scores-missing", "Оценены не все критерии", $"Не хватает баллов по критериям: {string.Join(", ", sheet.Missing)}.");
        }
    }
}
