namespace Itog.Exam.Regulation;

/// <summary>The terms that the product itself reads; a pack may hold others, which are only shown.</summary>
public static class DeadlineIds
{
    public const string Application = "application";
    public const string Commissions = "commissions";
    public const string RemoteInformed = "remoteInformed";
    public const string Schedule = "schedule";
    public const string Readiness = "readiness";
    public const string CheckingEnds = "checkingEnds";
    public const string RemoteResultFile = "remoteResultFile";
    public const string ResultFile = "resultFile";
    public const string PapersAndAudio = "papersAndAudio";
    public const string ProcessingEnds = "processingEnds";
    public const string Results = "results";
    public const string RecheckFiling = "recheckFiling";
    public const string RecheckForwarded = "recheckForwarded";
    public const string RecheckDone = "recheckDone";
    public const string RecheckResults = "recheckResults";
}
