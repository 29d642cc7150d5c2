using System.Diagnostics.CodeAnalysis;
using Itog.Server.Hosting;
using Itog.Server.Whip.Rooms;
using Itog.Server.Whip.Tokens;

namespace Itog.Server.Whip;

/// <summary>Lets a request to a WHIP or WHEP address in by its bearer token (RFC 9725 §4.7, RFC 6750), or says why not. Stateless; any thread.</summary>
public sealed class WhipDoor(MediaTokens tokens, TestRooms rooms)
{
    private const string Scheme = "Bearer ";

    /// <summary>The token of a request to <paramref name="room"/> and <paramref name="member"/>; else the answer that refuses it.</summary>
    public bool TryEnter(
        HttpContext context, MediaProtocol protocol, string room, string member, [NotNullWhen(true)] out MediaTokenEntry? entry, [NotNullWhen(false)] out IResult? refusal)
    {
        ArgumentNullException.ThrowIfNull(context);
        refusal = null;
        if (tokens.Read(TokenOf(context.Request), out entry) is { } reason)
        {
            // RFC 6750 §3.1: who sent nothing is told no error.
            context.Response.Headers.WWWAuthenticate = reason == MediaTokenRefusal.Missing ? "Bearer" : "Bearer error=\"invalid_token\"";
            refusal = ProblemAnswer.Result(WhipRefusals.Of(reason), StatusCodes.Status401Unauthorized);
        }
        else if (entry!.Ticket.Room.Value != room || entry.Ticket.Member != member)
        {
            refusal = Insufficient(context, WhipRefusals.OtherAddress);
        }
        else if (!entry.Ticket.Rights.HasFlag(protocol.Needs()))
        {
            refusal = Insufficient(context, WhipRefusals.Right(protocol));
        }
        else if (!IsOpen(entry.Ticket))
        {
            refusal = ProblemAnswer.Result(WhipRefusals.NoRoom, StatusCodes.Status404NotFound);
        }

        return refusal is null;
    }

    /// <summary>Whether the ticket's room can be entered: an auditorium's room always, a test room while it is open.</summary>
    public bool IsOpen(MediaTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return !TestRoom.IsTestRoom(ticket.Room) || rooms.Find(ticket.Room) is not null;
    }

    private static IResult Insufficient(HttpContext context, Exam.Problem problem)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer error=\"insufficient_scope\"";
        return ProblemAnswer.Result(problem, StatusCodes.Status403Forbidden);
    }

    private static string? TokenOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
    }
}
