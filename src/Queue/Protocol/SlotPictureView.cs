using Itog.Conference;

namespace Itog.Queue.Protocol;

/// <summary>A slot whose picture a page does not see whole, and why.</summary>
public sealed record SlotPictureView(string Slot, SlotPicture Picture)
{
    /// <summary>Those of a member's slots that are not seen whole.</summary>
    public static IReadOnlyList<SlotPictureView> Of(MemberStatistics? member) =>
        member is null ? [] : [.. member.Slots.Where(s => s.Picture != SlotPicture.Whole).Select(s => new SlotPictureView(s.Slot.ToString(), s.Picture))];
}
