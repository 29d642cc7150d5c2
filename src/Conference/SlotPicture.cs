namespace Itog.Conference;

/// <summary>What a member sees in a slot with a picture, measured by what it wishes to see.</summary>
public enum SlotPicture
{
    /// <summary>All that is wished and published; also when nobody fills the slot or nothing is wished.</summary>
    Whole,

    /// <summary>The large picture is wished and published, but for some seconds the line has taken only the small one.</summary>
    Small,

    /// <summary>Nothing, because the line has no room.</summary>
    Paused,

    /// <summary>Nothing, because the publisher's camera has not been sent for some seconds.</summary>
    Missing,
}
