namespace Itog.Conference;

/// <summary>What a member wants to see in a slot with a picture. It costs no renegotiation to want something else.</summary>
public enum SlotWish
{
    /// <summary>The largest picture that the line and the publisher can give.</summary>
    High,

    /// <summary>A thumbnail; the largest picture only where its publisher sends no smaller one.</summary>
    Low,

    /// <summary>Nothing: the page does not show it now.</summary>
    Off,
}
