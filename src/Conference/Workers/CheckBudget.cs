using Itog.Conference.Rooms;
using Itog.WebRtc;

namespace Itog.Conference.Workers;

/// <summary>
/// Keeps connectivity checks from eating the worker: their HMACs, and for right ones the answer, cost more than all else that a stray datagram can.
/// Counted by member, not by source: a source may be forged and a whole school may share it, while the 128-bit name in a check is known
/// only to those who have seen that member's. What comes from the address in use is counted by itself, so that no flood from elsewhere
/// ends a call. Owned by a <see cref="WorkerCore"/>; worker thread.
/// </summary>
internal sealed class CheckBudget
{
    /// <summary>Forged checks of one member, a second: some thousandths of a core. Beside a flood enough genuine ones from new addresses get through.</summary>
    public const int ForgedPerMember = 2_000;

    /// <summary>Forged checks of all members, a second: some hundredths of a core. Right ones do not count: six hundred children may come at once.</summary>
    public const int ForgedInAll = 20_000;

    /// <summary>A right one costs an answer too; a browser with ten pairs of addresses sends two hundred a second, for a short while.</summary>
    public const int CostOfRightOne = 10;

    private TokenBucket _forged = new(ForgedInAll, ForgedInAll / 10);

    /// <summary>One member's share of checks from one side: from the address in use, or from elsewhere.</summary>
    public static TokenBucket ForMember() => new(ForgedPerMember, ForgedPerMember / 2);

    /// <summary>Whether a check may be looked at.</summary>
    public bool MayCheck(MediaTime now, Member member, bool isInUse) =>
        isInUse ? member.ChecksInUse.HasToken(now) : _forged.HasToken(now) && member.ChecksFromElsewhere.HasToken(now);

    /// <summary>Notes what the check was.</summary>
    public void Note(Member member, bool isInUse, bool isForged)
    {
        ref var share = ref isInUse ? ref member.ChecksInUse : ref member.ChecksFromElsewhere;
        share.Take(isForged ? 1 : CostOfRightOne);
        if (isForged)
        {
            _forged.Take(1);
        }
    }
}
