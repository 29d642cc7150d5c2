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
        var written = scored.Protocol;
        var signed = written?.SignedAt is not null;
        var recording = s.Recordings.GetValueOrDefault(attempt.Id);
        var markedOnly = attempt.Phase is AttemptPhase.Unfinished or AttemptPhase.Removed;
        return ProtocolParts.Of(sheet, written, s.Materials.Regulation) with
        {
            AttemptId = attempt.Id,
            Name = ViewParts.Name(s, attempt.Participant),
            Class = s.Materials.People.GetValueOrDefault(attempt.Participant)?.Class ?? "",
            Variant = attempt.Variant,
            Phase = attempt.Phase,
            Owner = written is null ? ProtocolOwner.Nobody : written.ExpertId == expert ? ProtocolOwner.Me : ProtocolOwner.Other,
            Expert = written?.Expert?.FullName,
            Total = !markedOnly && (sheet.Complete || sheet.Scores.Count > 0) ? sheet.Total : null,
            Passed = markedOnly ? null : sheet.Passed,
            MarkedOnly = markedOnly,
            Obstacles = signed || markedOnly ? [] : [.. Obstacles(attempt).Concat(ProtocolParts.Obstacles(sheet)).Select(p => ViewParts.Problem(s, p))],
            PdfUrl = signed ? $"/api/attempts/{attempt.Id:D}/protocol.pdf" : null,
            RecordingUrl = recording?.State == RecordingState.Ready ? ViewParts.RecordingUrl(attempt.Id) : null,
            RecordingStartedAt = recording?.Started,
            Written = CategoryParts.Written(s, attempt),
        };
    }

    private static IEnumerable<Exam.Problem> Obstacles(DayAttempt attempt)
    {
        if (attempt.Running)
        {
            yield return new("attempt-running", "Ответ ещё не закончен", "Подписать протокол можно, когда участник закончит собеседование.");
        }
        else if (attempt.Phase != AttemptPhase.Finished)
        {
            yield return new("attempt-not-scored", "Попытка не оценивается", "Попытка прервана из-за технического сбоя: участник ответит ещё раз, и оценят вторую попытку.", "002 §48");
        }
    }
}
