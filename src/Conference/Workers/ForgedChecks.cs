using Itog.Conference.Rooms;
using Itog.WebRtc;

namespace Itog.Conference.Workers;

/// <summary>
/// Keeps connectivity checks with wrong credentials from eating the worker: an HMAC costs more than all else of a stray datagram. What counts
/// are failures, never attempts, so a school that comes at once from one address is not hindered. They are counted by member, not by source:
/// a source may be forged and may be shared, while the 128-bit name in a check is known to those only who have seen that member's. Who has proven
/// his address is always heard. Owned by a <see cref="WorkerCore"/>; worker thread.
/// </summary>
internal sealed class ForgedChecks
{
    /// <summary>Of one member, a second: some thousandths of a core. Of genuine checks from new addresses enough get through beside a flood.</summary>
    public const int PerMember = 2_000;

    /// <summary>Of all members, a second: some hundredths of a core.</summary>
    public const int InAll = 20_000;

    private TokenBucket _all = new(InAll, InAll / 10);

    /// <summary>Whether a check for this member from an address not yet proven may be looked at.</summary>
    public bool MayCheck(MediaTime now, Member member) => _all.HasToken(now) && member.ForgedChecks.HasToken(now);

    /// <summary>Notes that a check was wrong.</summary>
    public void Note(Member member)
    {
        _all.Take();
        member.ForgedChecks.Take();
    }

    /// <summary>A member's own share.</summary>
    public static TokenBucket ForMember() => new(PerMember, PerMember / 10);
}
