namespace Itog.Queue.Day;

/// <summary>Whether a participant whose attempt broke off wants to go on the same day.</summary>
public enum Wish
{
    /// <summary>Nobody asked him.</summary>
    None,

    /// <summary>He has been asked and has not answered yet; he is not called before.</summary>
    Asked,
    Today,
    OtherDay,
}
