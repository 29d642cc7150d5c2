using System.Globalization;
using Itog.Conference;
using Itog.Exam.People.Attendants;
using Itog.Queue.Access;
using Itog.Queue.Day;
using Itog.Queue.Protocol;

namespace Itog.Queue.Mailbox;

/// <summary>How rooms and their members are named: by numbers and ids, never by a person's name.</summary>
public static class RoomNames
{
    public static RoomId Room(int examDay, int auditorium) => new(string.Create(CultureInfo.InvariantCulture, $"day-{examDay}-auditorium-{auditorium}"));

    /// <summary>The room of a participant's test call: no auditorium's room is called so.</summary>
    public static RoomId TestCall(Guid participant) => new($"call-{participant:D}");

    /// <summary>The room in which a technician and a station try whether they hear and see each other: no auditorium's room is called so.</summary>
    public static RoomId StationCall(DayKey day) => new($"check-{Room(day.ExamDay, day.Auditorium)}");

    public static MemberId Participant(Guid participant) => new($"participant-{participant:D}");

    public static MemberId Staff(Page page, string staff) => new($"{page}-{staff}".ToLowerInvariant());

    /// <summary>Who enters the room by a page.</summary>
    public static MemberId MemberOf(PagePass pass)
    {
        ArgumentNullException.ThrowIfNull(pass);
        return pass.Page == Page.Participant ? Participant(pass.Person) : Staff(pass.Page, pass.Person.ToString("D"));
    }

    /// <summary>The participant behind a member id; null for staff.</summary>
    public static Guid? ParticipantOf(MemberId member) =>
        member.Value.StartsWith("participant-", StringComparison.Ordinal)
        && Guid.TryParseExact(member.Value.AsSpan("participant-".Length), "D", out var id) ? id : null;

    /// <summary>The assistant or interpreter behind a member id who came by his page; null for anybody else.</summary>
    public static Guid? AttendantOf(MemberId member) =>
        (member.Value.StartsWith("assistant-", StringComparison.Ordinal) || member.Value.StartsWith("signinterpreter-", StringComparison.Ordinal))
        && Guid.TryParseExact(member.Value.AsSpan(member.Value.IndexOf('-', StringComparison.Ordinal) + 1), "D", out var id) ? id : null;

    /// <summary>The member id of an attendant.</summary>
    public static MemberId Attendant(PlannedAttendant attendant)
    {
        ArgumentNullException.ThrowIfNull(attendant);
        return Staff(attendant.Role == AttendantRole.Assistant ? Page.Assistant : Page.SignInterpreter, attendant.Id.ToString("D"));
    }

    /// <summary>The seat of a page in the room; null for the КИМ window, which has no connection of its own.</summary>
    public static Seat? SeatOf(Page page) => page switch
    {
        Page.Participant => Seat.Participant,
        Page.Station => Seat.Interlocutor,
        Page.Expert => Seat.Expert,
        Page.Technician => Seat.Technician,
        Page.Observer => Seat.Observer,
        Page.Assistant => Seat.Assistant,
        Page.SignInterpreter => Seat.SignInterpreter,
        _ => null,
    };
}
