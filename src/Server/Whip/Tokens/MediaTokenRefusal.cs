namespace Itog.Server.Whip.Tokens;

/// <summary>Why a bearer token opens nothing.</summary>
public enum MediaTokenRefusal
{
    /// <summary>None was sent.</summary>
    Missing,

    /// <summary>Not made by this server, or damaged on its way.</summary>
    Foreign,

    Expired,

    /// <summary>Taken back by a technician, or its test room is gone.</summary>
    Revoked,
}
