using Itog.Conference;
using Itog.Exam;
using Itog.Queue;
using Itog.Queue.Access;
using Itog.Queue.Mailbox;
using Itog.Server.Hosting;
using Itog.Server.Whip.Rooms;

namespace Itog.Server.Whip.Tokens;

/// <summary><c>/api/media/tokens</c>: a technician gives a device access to a room and takes it away again.</summary>
internal static class TokenEndpoints
{
    private const string Path = "/api/media/tokens";

    private static readonly Problem NoPlace = new(
        "room-or-auditorium", "Не указана комната", "Укажите одно из двух: «room» с именем проверочной комнаты или «auditorium» с номером аудитории из /api/session.");

    private static readonly Problem NoToken = new("no-such-token", "Такого токена нет", "Токен отозван, его срок истёк или его выдали не вы.");

    public static void MapMediaTokens(this IEndpointRouteBuilder app)
    {
        var tokens = app.MapGroup(Path).RequireAuthorization(ItogPolicies.Staff);
        tokens.MapPost("/", IssueAsync);
        tokens.MapGet("/", ListAsync);
        tokens.MapDelete("/{id:guid}", RevokeAsync);
    }

    private static async Task<IResult> IssueAsync(
        TokenRequest request, HttpContext context, Technicians technicians, TestRooms rooms, DayDirectory days,
        MediaTokens tokens, MediaTokenJournal journal, TimeProvider time)
    {
        if (request.Room is null == request.Auditorium is null)
        {
            return ProblemAnswer.Result(NoPlace, StatusCodes.Status400BadRequest);
        }

        if (await technicians.FindAsync(context.User, request.Auditorium, context.RequestAborted) is not { } issuer)
        {
            return ProblemAnswer.Result(Refusals.Forbidden, StatusCodes.Status403Forbidden);
        }

        var test = request.Room is { } name && rooms.Find(new RoomId(name)) is { } found && found.Owner == issuer ? found : null;
        var room = request.Auditorium is { } auditorium
            ? await days.ForAuditoriumAsync(auditorium, context.RequestAborted) is { } day ? RoomNames.Room(day.ExamDay, day.Auditorium) : (RoomId?)null
            : test?.Id;
        if (room is null)
        {
            return ProblemAnswer.Result(WhipRefusals.NoRoom, StatusCodes.Status404NotFound);
        }

        if (!TryWrite(request, room.Value, test?.Expires, time.GetUtcNow(), out var ticket, out var problem))
        {
            return ProblemAnswer.Result(problem!, StatusCodes.Status400BadRequest);
        }

        await journal.IssueAsync(new MediaTokenEntry(ticket!, issuer, request.Auditorium), context.RequestAborted);
        return Results.Created($"{Path}/{ticket!.Id:D}", TokenAnswer.Of(ticket, tokens.Issue(ticket)));
    }

    private static async Task<IResult> ListAsync(HttpContext context, Technicians technicians, MediaTokenBook book)
    {
        if (await technicians.FindAsync(context.User, context.RequestAborted) is not { } staff)
        {
            return ProblemAnswer.Result(Refusals.Forbidden, StatusCodes.Status403Forbidden);
        }

        var auditoriums = await technicians.AuditoriumsOfAsync(context.User, context.RequestAborted);
        return Results.Ok(book.All
            .Where(e => e.Issuer == staff || (e.Auditorium is { } a && auditoriums.Contains(a)))
            .OrderBy(e => e.Ticket.Room.Value, StringComparer.Ordinal).ThenBy(e => e.Ticket.Member, StringComparer.Ordinal)
            .Select(e => TokenListing.Of(e.Ticket)));
    }

    private static async Task<IResult> RevokeAsync(
        Guid id, HttpContext context, Technicians technicians, MediaTokenBook book, MediaTokenJournal journal, MediaSessions sessions)
    {
        var entry = book.Find(id);
        var staff = entry is null ? null : await technicians.FindAsync(context.User, entry.Auditorium, context.RequestAborted);
        if (entry is null || staff is null || (entry.Auditorium is null && entry.Issuer != staff))
        {
            return ProblemAnswer.Result(NoToken, StatusCodes.Status404NotFound);
        }

        await journal.RevokeAsync(entry, staff, context.RequestAborted);
        await sessions.EndAsync(s => s.Ticket.Id == id);
        return Results.NoContent();
    }

    private static bool TryWrite(TokenRequest request, RoomId room, DateTimeOffset? roomExpires, DateTimeOffset now, out MediaTicket? ticket, out Problem? problem)
    {
        ticket = null;
        problem = null;
        var allowed = request.Auditorium is null ? Enum.GetValues<Seat>() : TokenTerms.DeviceSeats;
        if (!TokenTerms.IsName(request.Member))
        {
            problem = TokenTerms.BadName("member");
        }
        else if (SeatNames.Find(request.Seat) is not { } seat || !allowed.Contains(seat))
        {
            problem = TokenTerms.BadSeat(allowed.Select(SeatNames.Of));
        }
        else if (TokenTerms.Rights(seat, request.May) is not { } rights)
        {
            problem = TokenTerms.BadRights;
        }
        else if (!TokenTerms.TryReadMinutes(request.Minutes, out var life))
        {
            problem = TokenTerms.BadMinutes;
        }
        else
        {
            var expires = now + life;
            ticket = new MediaTicket(Guid.NewGuid(), room, request.Member, seat, rights, roomExpires < expires ? roomExpires.Value : expires);
        }

        return problem is null;
    }
}
