using Itog.Conference;
using Itog.Exam.Audit;
using Itog.Queue.Day;
using Microsoft.Extensions.Hosting;

namespace Itog.Queue.Mailbox;

/// <summary>Brings what happens in the rooms to the mailboxes: who is heard, who is lost. One task for all rooms, in order.</summary>
internal sealed class RoomEventPump(ConferenceService conference, AuditoriumMailboxes mailboxes) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var happened in conference.Subscribe(stoppingToken).ReadAllAsync(stoppingToken))
        {
            if (CommandOf(happened) is { } command && mailboxes.Find(happened.Room) is { } mailbox)
            {
                await mailbox.SendAsync(command, Actor.Server);
            }
        }
    }

    /// <summary>What an event of a room asks of the day; null for what does not concern it. A member whom the server let go is not lost.</summary>
    internal static DayCommand? CommandOf(RoomEvent happened) => happened switch
    {
        RoomEvent.MemberConnected { Seat: Seat.Participant } e when RoomNames.ParticipantOf(e.Member) is { } id => new DayCommand.ConnectParticipant(id, Link.Media),
        RoomEvent.MemberConnected { Seat: Seat.Interlocutor } => new DayCommand.ConnectInterlocutor(Link.Media),
        RoomEvent.MemberConnected e when RoomNames.AttendantOf(e.Member) is { } id => new DayCommand.ConnectAttendant(id),
        RoomEvent.MemberDisconnected e => Lost(e),
        RoomEvent.MemberLeft { Reason: LeaveReason.Closed or LeaveReason.Lost or LeaveReason.Failed } e => Lost(e),
        _ => null,
    };

    private static DayCommand? Lost(RoomEvent happened) => happened.Seat switch
    {
        Seat.Participant when RoomNames.ParticipantOf(happened.Member) is { } id => new DayCommand.LoseParticipant(id, Link.Media),
        Seat.Interlocutor => new DayCommand.LoseInterlocutor(Link.Media),
        Seat.Assistant or Seat.SignInterpreter when RoomNames.AttendantOf(happened.Member) is { } id => new DayCommand.LoseAttendant(id),
        _ => null,
    };
}
