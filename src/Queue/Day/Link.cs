namespace Itog.Queue.Day;

/// <summary>The two connections of a page; losing either is losing the person.</summary>
public enum Link
{
    /// <summary>The page's connection to the hub.</summary>
    Page,

    /// <summary>The media connection to the room.</summary>
    Media,
}
