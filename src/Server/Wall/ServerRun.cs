namespace Itog.Server.Wall;

/// <summary>One run of the server, from its start to its end; <paramref name="EndedAt"/> is null for the one that runs now.</summary>
internal sealed record ServerRun(DateTimeOffset StartedAt, string Version, DateTimeOffset? EndedAt, RunEnd? End);

/// <summary>How a run of the server ended.</summary>
internal enum RunEnd
{
    /// <summary>It was told to stop, and did.</summary>
    Stopped,

    /// <summary>It broke off while the computer ran on: killed, or a fault of the program.</summary>
    Broke,

    /// <summary>The computer itself went off or was started again.</summary>
    MachineWentOff,
}
