using Itog.Exam.Audit;
using Itog.Exam.Regulation;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;

namespace Itog.Server.Tests.Recordings;

/// <summary>Walks an auditorium's day by its own commands, where a test is about what comes after it and no page is needed.</summary>
internal static class DayByCommands
{
    /// <summary>Lets one participant come, be admitted and see the КИМ.</summary>
    public static async Task BeginAsync(AuditoriumMailbox room, Guid participant)
    {
        var attempt = Guid.NewGuid();
        await DoAsync(room,
        [
            new DayCommand.ConnectParticipant(participant, Link.Page),
            new DayCommand.ReportPreCheck(participant, true, true, true, 0.5),
            new DayCommand.AdmitNext(attempt),
            .. Enum.GetValues<CheckId>().Select(c => new DayCommand.SetCheck(c, true)),
            new DayCommand.CompleteBriefing(),
            new DayCommand.ConfirmReady(participant),
            new DayCommand.ConfirmSound(attempt, Voice.Participant),
            new DayCommand.ConfirmSound(attempt, Voice.Interlocutor),
            new DayCommand.OpenKim([]),
            new DayCommand.ShareScreen(true),
            new DayCommand.ConfirmKimRendered(participant),
        ]);
    }

    /// <summary>Walks the running attempt through every stage to its end.</summary>
    public static async Task FinishAsync(AuditoriumMailbox room, Guid participant)
    {
        // KimShown begins the course; the interlocutor moves it on.
        for (var stage = room.Snapshot.Day.Current!.Stage; ; stage++)
        {
            if (stage == Stage.TopicChoice)
            {
                await DoAsync(room, new DayCommand.ChooseTopic(1));
            }

            await DoAsync(room, new DayCommand.NextStage(stage));
            if (stage == Stage.Closing)
            {
                break;
            }
        }

        await DoAsync(room, new DayCommand.ConfirmEnd(participant));
    }

    public static async Task DoAsync(AuditoriumMailbox room, params DayCommand[] commands)
    {
        foreach (var command in commands)
        {
            (await room.SendAsync(command, Actor.Server)).Problem.Should().BeNull($"{command} is allowed");
        }
    }
}
