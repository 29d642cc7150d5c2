using System.Diagnostics.CodeAnalysis;
using Itog.Server.Hosting;

namespace Itog.Server.Whip;

/// <summary>Steers and ends a session that stands (RFC 9725 §4.2, §4.3). Stateless; any thread.</summary>
internal sealed class SessionControl(WhipDoor door, MediaSessions sessions)
{
    public const string Fragment = "application/trickle-ice-sdpfrag";

    public async Task<IResult> DeleteAsync(HttpContext context, MediaProtocol protocol, string room, string member, string id)
    {
        if (!TryFind(context, protocol, room, member, id, out var session, out var refusal))
        {
            return refusal;
        }

        await sessions.EndAsync(s => s == session);
        return Results.Ok();
    }

    private bool TryFind(
        HttpContext context, MediaProtocol protocol, string room, string member, string id,
        [NotNullWhen(true)] out MediaSession? session, [NotNullWhen(false)] out IResult? refusal)
    {
        session = null;
        if (!door.TryEnter(context, protocol, room, member, out var ticket, out refusal))
        {
            return false;
        }

        session = sessions.Find(id) is { } found && found.Protocol == protocol && found.Ticket.Id == ticket.Id ? found : null;
        refusal = session is null ? ProblemAnswer.Result(WhipRefusals.NoSession, StatusCodes.Status404NotFound) : null;
        return session is not null;
    }
}
