using System.Security.Cryptography;
using Itog.Conference;
using Itog.Conference.Turn;
using Itog.Server.Hosting;
using Itog.Server.Whip.Tokens;
using Itog.WebRtc.Sdp;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Itog.Server.Whip;

/// <summary>Begins a session: takes the offer of a POST into the room and answers it (RFC 9725 §4.2). Stateless; any thread.</summary>
internal sealed class SessionSetup(
    WhipDoor door, MediaSessions sessions, MediaTokenJournal journal, ConferenceService conference, TurnCredentials turn, IOptions<ConferenceOptions> options)
{
    public const string Sdp = "application/sdp";

    /// <summary>A tool with one connection for each stream needs a few; more are a mistake.</summary>
    private const int MaxSessions = 8;

    public async Task<IResult> PostAsync(HttpContext context, MediaProtocol protocol, string room, string member)
    {
        if (!door.TryEnter(context, protocol, room, member, out var entry, out var refusal)
            || !TryChoose(context.Request, protocol, entry.Ticket.Seat, out var choice, out refusal)
            || Negotiate(context.Request) is { } unfit && (refusal = unfit) is not null)
        {
            return refusal;
        }

        var limit = options.Value.MaxOfferLength;
        if (await RequestText.ReadAsync(context.Request, limit) is not { } text)
        {
            return ProblemAnswer.Result(WhipRefusals.TooLarge(limit), StatusCodes.Status413PayloadTooLarge);
        }

        if (!SessionDescription.TryParse(text, out var offer, out var error))
        {
            return ProblemAnswer.Result(WhipRefusals.MalformedSdp(error!.ToString()), StatusCodes.Status400BadRequest);
        }

        string reason;
        var fits = protocol == MediaProtocol.Whip
            ? OfferLines.TryPublish(offer!, choice.Sources, out var lines, out reason)
            : OfferLines.TryWatch(offer!, entry.Ticket.Seat, choice.Slots, out lines, out reason);
        return fits
            ? await JoinAsync(context, protocol, entry, choice.Name, offer!, new JoinOffer(text, lines!) { RejectsUnlisted = true })
            : ProblemAnswer.Result(WhipRefusals.UnfitOffer(reason), StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<IResult> JoinAsync(HttpContext context, MediaProtocol protocol, MediaTokenEntry entry, string selection, SessionDescription description, JoinOffer offer)
    {
        var ticket = entry.Ticket;
        var others = sessions.Of(ticket.Id).ToList();
        var replaced = others.Where(s => s.Protocol == protocol && s.Selection == selection).ToHashSet();
        if (others.Count - replaced.Count >= MaxSessions)
        {
            return ProblemAnswer.Result(WhipRefusals.TooManySessions(MaxSessions), StatusCodes.Status409Conflict);
        }

        var connection = RandomNumberGenerator.GetHexString(16, lowercase: true);
        var session = new MediaSession(
            RandomNumberGenerator.GetHexString(32, lowercase: true), protocol, ticket, selection, MemberId.Of(ticket.Holder, connection), description);
        await journal.UseAsync(entry, context.RequestAborted);
        sessions.Add(session);
        var result = await conference.JoinAsync(session.Room, session.Member, ticket.Seat, offer, context.RequestAborted);
        if (!result.Accepted)
        {
            sessions.Forget(session);
            var (problem, status) = WhipRefusals.Of(result.Refusal);
            if (status == StatusCodes.Status503ServiceUnavailable)
            {
                context.Response.Headers.RetryAfter = "5";
            }

            return ProblemAnswer.Result(problem, status);
        }

        await sessions.EndAsync(replaced.Contains);
        IResult? late = null;
        if (!sessions.Stands(session) || !door.TryEnter(context, protocol, ticket.Room.Value, ticket.Member, out _, out late))
        {
            // The room was closed or the token revoked while the member came in.
            sessions.Forget(session);
            await conference.LeaveAsync(session.Room, session.Member);
            return late ?? ProblemAnswer.Result(WhipRefusals.NoSession, StatusCodes.Status404NotFound);
        }

        session.Answer(result.Answer.Sdp);
        Describe(context.Response.Headers, session);
        return Results.Text(result.Answer.Sdp, Sdp, statusCode: StatusCodes.Status201Created);
    }

    private void Describe(IHeaderDictionary headers, MediaSession session)
    {
        headers.Location = session.Path;
        headers.ETag = session.EntityTag;
        headers["Accept-Patch"] = SessionControl.Fragment;

        // RFC 9725 §4.6. Only now, to those who are in: the credentials are worth money.
        headers.Link = turn.Issue().SelectMany(server => server.Links()).ToArray();
    }

    /// <summary>The content types of both ways; null when they are right.</summary>
    private static IResult? Negotiate(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(Sdp, StringComparison.OrdinalIgnoreCase))
        {
            return ProblemAnswer.Result(WhipRefusals.WrongMediaType(Sdp), StatusCodes.Status415UnsupportedMediaType);
        }

        var accepted = request.GetTypedHeaders().Accept;
        return accepted.Count == 0 || accepted.Any(a => a.Quality is not 0 && new MediaTypeHeaderValue(Sdp).IsSubsetOf(a))
            ? null
            : ProblemAnswer.Result(WhipRefusals.NotAcceptable(Sdp), StatusCodes.Status406NotAcceptable);
    }

    private static bool TryChoose(
        HttpRequest request, MediaProtocol protocol, Seat seat, out StreamChoice choice, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out IResult? refusal)
    {
        refusal = StreamChoice.TryRead(request.Query, protocol, seat, out choice, out var problem)
            ? null
            : ProblemAnswer.Result(problem, StatusCodes.Status400BadRequest);
        return refusal is null;
    }
}
