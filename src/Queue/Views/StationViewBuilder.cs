using Itog.Conference;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;

namespace Itog.Queue.Views;

/// <summary>Draws the interlocutor's station and the window that he shares.</summary>
public static class StationViewBuilder
{
    public static StationView Build(AuditoriumSnapshot s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return new StationView
        {
            Revision = s.Revision,
            ServerTime = s.Now,
            Auditorium = ViewParts.Auditorium(s),
            Access = s.Day.ConferenceOpen ? ViewParts.Access(s, Seat.Interlocutor) : null,
            ConferenceOpen = s.Day.ConferenceOpen,
            Queue = QueueParts.Tickets(s),
            Attempt = ViewParts.Attempt(s, s.Day.Current),
            Script = StationScript.For(s),
            Card = KimCards.Card(s),
            Topics = KimCards.Topics(s),
            Questions = KimCards.Questions(s),
            Obstacles = [.. NextStep.Obstacles(s.Day, s.Now).Select(p => ViewParts.Problem(s, p))],
            Ended = ViewParts.Ended(s),
            Pause = ViewParts.Pause(s, StaffRole.Interlocutor),
            Break = Break(s),
            HelpCalls = AlarmParts.HelpCalls(s),
            Prompts = StationPrompts.Of(s),
            Endings = Endings.Of(s),
            Neighbours = QueueParts.Neighbours(s),
            TakingRefused = SharingRules.ObstacleToTaking(s.Day, s.Now) is { } refused ? ViewParts.Problem(s, refused) : null,
            Alarms = AlarmParts.Repeated(s),
            Messages = [.. s.Day.Messages.Where(m => m.ConfirmedAt is null).Select(MessageView.Of)],
        };
    }

    private static BreakView? Break(AuditoriumSnapshot s)
    {
        var rule = s.Materials.Regulation.Break;
        return s.Day is { ConferenceOpen: true, Current: null } && s.Day.Ended.Max(a => a.EndedAt) is { } ended
            ? new BreakView(ended + rule.Value, RegulationPacks.Cite(rule.Clause, s.Materials.Regulation))
            : null;
    }

    /// <summary>What the participant is to see, and nothing that he is not: no name, no question.</summary>
    public static KimView BuildKim(AuditoriumSnapshot s)
    {
        ArgumentNullException.ThrowIfNull(s);
        var attempt = s.Day.Current;
        return new KimView
        {
            Revision = s.Revision,
            ServerTime = s.Now,
            Auditorium = ViewParts.Auditorium(s),
            Access = null,
            Variant = attempt?.Variant,
            Card = KimCards.Card(s),
            Notes = attempt is not null && StageRules.NotesAllowed(s.Day, attempt) ? attempt.Notes : null,
        };
    }
}
