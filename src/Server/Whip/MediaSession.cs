using Itog.Conference;
using Itog.Server.Whip.Tokens;
using Itog.WebRtc.Ice;
using Itog.WebRtc.Sdp;

namespace Itog.Server.Whip;

/// <summary>
/// One WHIP or WHEP session: a member's connection under an address of its own. It lives as long as its member is in the room.
/// Owned by <see cref="MediaSessions"/>; any thread.
/// </summary>
/// <param name="id">128 random bits: the last part of the session's address.</param>
/// <param name="selection">Which sources or slots were chosen, empty for all: a new session with the same choice takes the old one's place.</param>
/// <param name="offer">What the client sent to begin it.</param>
public sealed class MediaSession(string id, MediaProtocol protocol, MediaTicket ticket, string selection, MemberId member, SessionDescription offer)
{
    private SessionDescription? _answer;
    private IceGeneration _generation = new("", [.. offer.Media.Select(m => m.Ice).OfType<IceCredentials>()]);
    private int _restarting;

    public string Id => id;

    public MediaProtocol Protocol => protocol;

    public MediaTicket Ticket => ticket;

    public string Selection => selection;

    public RoomId Room => ticket.Room;

    public MemberId Member => member;

    /// <summary>The address of the session, relative to the server.</summary>
    public string Path => $"/{protocol.Segment()}/{Room.Value}/{ticket.Member}/{id}";

    /// <summary>Names the ICE session (RFC 9725 §4.3.1): our user fragment, in quotes. Another one after each restart.</summary>
    public string EntityTag => $"\"{Volatile.Read(ref _generation).LocalUfrag}\"";

    /// <summary>The member is in the room: what it was told.</summary>
    public void Answer(string sdp)
    {
        if (!SessionDescription.TryParse(sdp, out var answer, out var error))
        {
            throw new ArgumentException(error!.ToString(), nameof(sdp));
        }

        _answer = answer!;
        var local = _answer.Media.Select(m => m.Ice).OfType<IceCredentials>().First();
        Volatile.Write(ref _generation, _generation with { LocalUfrag = local.Ufrag });
    }

    /// <summary>Whether these are the client's credentials of now; tools may send others for each m-line of the offer, though only one pair is used.</summary>
    public bool Knows(IceCredentials remote) => Volatile.Read(ref _generation).Remote.Any(ice => ice.Ufrag == remote.Ufrag && ice.Password == remote.Password);

    /// <summary>Whether the session has an m-line of this name.</summary>
    public bool HasLine(string mid) => offer.Media.Any(m => m.Mid == mid);

    /// <summary>False: a restart is going on already.</summary>
    public bool TryBeginRestart() => Interlocked.Exchange(ref _restarting, 1) == 0;

    /// <summary>The restart was refused.</summary>
    public void GiveUpRestart() => Volatile.Write(ref _restarting, 0);

    /// <summary>The restart was done: from now on these credentials count. The answer is what the client is to be told.</summary>
    public SdpFragment CompleteRestart(IceCredentials local, IceCredentials remote)
    {
        ArgumentNullException.ThrowIfNull(local);
        Volatile.Write(ref _generation, new IceGeneration(local.Ufrag, [remote]));
        Volatile.Write(ref _restarting, 0);
        var line = _answer!.Media.First(m => m.Ice is not null);
        return new SdpFragment
        {
            IsIceLite = true,
            Bundle = _answer.Bundle,
            Media =
            [
                new SdpFragmentMedia
                {
                    Value = $"{line.KindName} {line.Port} {line.Protocol} {string.Join(' ', line.Formats)}",
                    Mid = line.Mid ?? "",
                    Ice = local,
                    Candidates = line.Candidates,
                    HasEndOfCandidates = true,
                },
            ],
        };
    }

    private sealed record IceGeneration(string LocalUfrag, IReadOnlyList<IceCredentials> Remote);
}
