namespace Itog.Server.Links;

/// <summary>Why a personal link does not open.</summary>
public enum LinkRefusal
{
    /// <summary>Not made by this server, or damaged on its way.</summary>
    Foreign,

    Expired,

    /// <summary>A newer link was given out instead, or the participant is no longer in the lists.</summary>
    Revoked,
}
