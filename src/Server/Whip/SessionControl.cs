using System.Diagnostics.CodeAnalysis;
using Itog.Conference;
using Itog.Exam;
using Itog.Server.Hosting;
using Itog.WebRtc.Ice;
using Itog.WebRtc.Sdp;
using Microsoft.Net.Http.Headers;

namespace Itog.Server.Whip;

/// <summary>
/// Steers and ends a session that stands (RFC 9725 §4.2, §4.3). Stateless; any thread.
/// <code>
/// PATCH If-Match: "tag"   trickle   204   our side needs no candidates of the client: it answers where checks come from
/// PATCH If-Match: *       restart   200   new credentials, new tag
/// DELETE                            200
/// </code>
/// </summary>
internal sealed class SessionControl(WhipDoor door, MediaSessions sessions, ConferenceService conference)
{
    public const string Fragment = SdpFragment.MediaType;

    public async Task<IResult> DeleteAsync(HttpContext context, MediaProtocol protocol, string room, string member, string id)
    {
        if (!TryFind(context, protocol, room, member, id, out var session, out var refusal))
        {
            return refusal;
        }

        await sessions.EndAsync(session);
        return Results.Ok();
    }

    public async Task<IResult> PatchAsync(HttpContext context, MediaProtocol protocol, string room, string member, string id)
    {
        if (!TryFind(context, protocol, room, member, id, out var session, out var refusal))
        {
            return refusal;
        }

        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.MediaType.Equals(Fragment, StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers["Accept-Patch"] = Fragment;
            return Refuse(WhipRefusals.WrongMediaType(Fragment), StatusCodes.Status415UnsupportedMediaType);
        }

        if (await RequestText.ReadAsync(context.Request, SdpFragment.MaxLength) is not { } text)
        {
            return Refuse(WhipRefusals.TooLarge(SdpFragment.MaxLength), StatusCodes.Status413PayloadTooLarge);
        }

        if (!SdpFragment.TryParse(text, out var fragment, out var error))
        {
            return Refuse(WhipRefusals.MalformedFragment(error!.ToString()), StatusCodes.Status400BadRequest);
        }

        if (fragment!.Media.FirstOrDefault(m => !session.HasLine(m.Mid)) is { } stranger)
        {
            return Refuse(WhipRefusals.UnknownLine(stranger.Line, stranger.Mid), StatusCodes.Status422UnprocessableEntity);
        }

        return await ApplyAsync(context, session, fragment);
    }

    /// <summary>A client that means a restart says "*" and new credentials, one that trickles the tag of the ICE session that it means (RFC 9725 §4.3.1).</summary>
    private async Task<IResult> ApplyAsync(HttpContext context, MediaSession session, SdpFragment fragment)
    {
        var condition = context.Request.Headers.IfMatch.ToString();
        if (condition.Length == 0)
        {
            return Refuse(WhipRefusals.NoCondition(session.EntityTag), StatusCodes.Status428PreconditionRequired);
        }

        if (!EntityTagHeaderValue.TryParseList(context.Request.Headers.IfMatch, out var tags))
        {
            return Refuse(WhipRefusals.MalformedCondition, StatusCodes.Status400BadRequest);
        }

        var fresh = fragment.Credentials is { } remote && !session.Knows(remote) ? remote : null;
        if (tags.Any(t => t.Equals(EntityTagHeaderValue.Any)))
        {
            return fresh is null ? Results.NoContent() : await RestartAsync(context, session, fresh);
        }

        // RFC 9110 §13.1.1: strong comparison.
        if (!tags.Any(t => !t.IsWeak && t.Tag == session.EntityTag))
        {
            return Refuse(WhipRefusals.OtherIceSession, StatusCodes.Status412PreconditionFailed);
        }

        return fresh is null ? Results.NoContent() : Refuse(WhipRefusals.RestartNeedsStar, StatusCodes.Status400BadRequest);
    }

    private async Task<IResult> RestartAsync(HttpContext context, MediaSession session, IceCredentials remote)
    {
        if (!session.TryBeginRestart())
        {
            return Refuse(WhipRefusals.RestartGoesOn, StatusCodes.Status409Conflict);
        }

        var result = await conference.RestartIceAsync(session.Room, session.Member, remote);
        if (!result.Accepted)
        {
            session.GiveUpRestart();
            var (problem, status) = WhipRefusals.Of(result.Refusal);
            return Refuse(problem, status);
        }

        var fragment = session.CompleteRestart(result.Local, remote);
        context.Response.Headers.ETag = session.EntityTag;
        return Results.Text(fragment.ToString(), Fragment, statusCode: StatusCodes.Status200OK);
    }

    private bool TryFind(
        HttpContext context, MediaProtocol protocol, string room, string member, string id,
        [NotNullWhen(true)] out MediaSession? session, [NotNullWhen(false)] out IResult? refusal)
    {
        session = null;
        if (!door.TryEnter(context, protocol, room, member, out var entry, out refusal))
        {
            return false;
        }

        session = sessions.Find(id) is { } found && found.Protocol == protocol && found.Ticket.Id == entry.Ticket.Id ? found : null;
        refusal = session is null ? Refuse(WhipRefusals.NoSession, StatusCodes.Status404NotFound) : null;
        return session is not null;
    }

    private static IResult Refuse(Problem problem, int status) => ProblemAnswer.Result(problem, status);
}
