using System.Security.Cryptography;
using Itog.Conference;
using Itog.Exam;
using Itog.Queue;
using Itog.Server.Hosting;
using Itog.Server.Whip.Tokens;

namespace Itog.Server.Whip.Rooms;

/// <summary><c>/api/media/test-rooms</c>: a technician opens and closes rooms that belong to no exam.</summary>
internal static class TestRoomEndpoints
{
    private const string Path = "/api/media/test-rooms";
    private const int MostMembers = 16;

    private static readonly Problem Full = new(
        "too-many-test-rooms", "Слишком много проверочных комнат", $"Открыто уже {TestRooms.Limit}. Закройте лишние: DELETE {Path}/ИМЯ.");

    private static readonly Problem Taken = new(
        "test-room-exists", "Такая комната уже открыта", $"Выберите другое имя или закройте прежнюю комнату: DELETE {Path}/ИМЯ.");

    private static readonly Problem NoStorage = new(
        "recording-not-possible", "Запись не начать", "Папка записей недоступна. Проверьте диск и настройку Recorder:Folder или откройте комнату без «record».");

    private static readonly Problem TooManyMembers = new(
        "too-many-members", "Слишком много участников", $"В поле «members» не больше {MostMembers} имён, и все разные.");

    public static void MapTestRooms(this IEndpointRouteBuilder app)
    {
        var rooms = app.MapGroup(Path).RequireAuthorization(ItogPolicies.Staff);
        rooms.MapPost("/", OpenAsync);
        rooms.MapGet("/", List);
        rooms.MapGet("/{room}", ReadAsync);
        rooms.MapDelete("/{room}", CloseAsync);
    }

    private static async Task<IResult> OpenAsync(
        TestRoomRequest request, HttpContext context, Technicians technicians, TestRooms rooms, MediaTokens tokens, MediaTokenBook book, TimeProvider time)
    {
        if (await technicians.FindAsync(context.User, context.RequestAborted) is not { } owner)
        {
            return ProblemAnswer.Result(Refusals.Forbidden, StatusCodes.Status403Forbidden);
        }

        var name = request.Name ?? RandomNumberGenerator.GetHexString(12, lowercase: true);
        if (!TokenTerms.IsName(name))
        {
            return ProblemAnswer.Result(TokenTerms.BadName("name"), StatusCodes.Status400BadRequest);
        }

        if (!TokenTerms.TryReadMinutes(request.Minutes, out var life))
        {
            return ProblemAnswer.Result(TokenTerms.BadMinutes, StatusCodes.Status400BadRequest);
        }

        var room = new TestRoom(new RoomId(TestRoom.Prefix + name), owner, time.GetUtcNow() + life, request.Record ? Guid.NewGuid() : null);
        if (!TryWrite(request.Members ?? [], room, out var tickets, out var problem))
        {
            return ProblemAnswer.Result(problem!, StatusCodes.Status400BadRequest);
        }

        if (rooms.Count >= TestRooms.Limit)
        {
            return ProblemAnswer.Result(Full, StatusCodes.Status409Conflict);
        }

        try
        {
            if (!await rooms.TryOpenAsync(room))
            {
                return ProblemAnswer.Result(Taken, StatusCodes.Status409Conflict);
            }
        }
        catch (IOException)
        {
            await rooms.CloseAsync(room.Id);
            return ProblemAnswer.Result(NoStorage, StatusCodes.Status503ServiceUnavailable);
        }

        tickets.ForEach(t => book.Add(new MediaTokenEntry(t, owner, Auditorium: null)));
        var answer = new TestRoomAnswer(room.Id.Value, room.Expires, room.Recording is not null, [.. tickets.Select(t => TokenAnswer.Of(t, tokens.Issue(t)))]);
        return Results.Created($"{Path}/{room.Id.Value}", answer);
    }

    private static IResult List(HttpContext context, TestRooms rooms) =>
        Results.Ok(rooms.OwnedBy(ItogClaims.StaffOf(context.User)!).OrderBy(r => r.Id.Value, StringComparer.Ordinal)
            .Select(r => new TestRoomAnswer(r.Id.Value, r.Expires, r.Recording is not null, [])));

    private static async Task<IResult> ReadAsync(string room, HttpContext context, TestRooms rooms, ConferenceService conference)
    {
        var id = new RoomId(room);
        return rooms.Find(id) is { } found && found.Owner == ItogClaims.StaffOf(context.User)
            ? Results.Ok(TestRoomView.Of(found, await conference.StatisticsAsync(id)))
            : ProblemAnswer.Result(WhipRefusals.NoRoom, StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> CloseAsync(string room, HttpContext context, TestRooms rooms)
    {
        var id = new RoomId(room);
        if (rooms.Find(id)?.Owner != ItogClaims.StaffOf(context.User))
        {
            return ProblemAnswer.Result(WhipRefusals.NoRoom, StatusCodes.Status404NotFound);
        }

        await rooms.CloseAsync(id);
        return Results.NoContent();
    }

    private static bool TryWrite(IReadOnlyList<TestRoomMemberRequest> members, TestRoom room, out List<MediaTicket> tickets, out Problem? problem)
    {
        tickets = [];
        problem = members.Count > MostMembers || members.DistinctBy(m => m.Name).Count() < members.Count ? TooManyMembers : null;
        foreach (var member in members.Take(MostMembers))
        {
            if (!TokenTerms.IsName(member.Name))
            {
                problem ??= TokenTerms.BadName("members.name");
            }
            else if (SeatNames.Find(member.Seat ?? member.Name) is not { } seat)
            {
                problem ??= TokenTerms.BadSeat(SeatNames.All);
            }
            else if (TokenTerms.Rights(seat, member.May) is not { } rights)
            {
                problem ??= TokenTerms.BadRights;
            }
            else
            {
                tickets.Add(new MediaTicket(Guid.NewGuid(), room.Id, member.Name, seat, rights, room.Expires));
            }
        }

        return problem is null;
    }
}
