namespace Itog.Queue.Day;

/// <summary>What the interlocutor checks through the camera before the КИМ may be opened [003].</summary>
public enum CheckId
{
    /// <summary>Nobody else is in the room.</summary>
    Alone,

    /// <summary>Nothing forbidden lies on the desk.</summary>
    DeskClear,

    /// <summary>The photo of the document held to the camera matches the face.</summary>
    DocumentMatches,
}
