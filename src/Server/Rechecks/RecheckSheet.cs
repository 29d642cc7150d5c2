using Itog.Exam.Rechecks;
using Itog.Queue.Protocol;

namespace Itog.Server.Rechecks;

/// <summary>The rechecker's page: the protocol under the code in place of a name, and nothing that says whose it is.</summary>
internal sealed record RecheckSheet(string Code, RecheckState State, string? UnscorableBecause, bool HasRecording, ProtocolView Protocol);
