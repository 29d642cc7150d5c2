using Itog.Server.Tests.Recordings;

namespace Itog.Server.Tests.Retention;

/// <summary>A server that finds at its start a recording whose term is over in every region.</summary>
public sealed class OldRecordings : RecordedServer
{
    public override DateOnly ExamDate => new(2024, 2, 14);
}
