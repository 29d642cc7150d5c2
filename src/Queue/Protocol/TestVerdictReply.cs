namespace Itog.Queue.Protocol;

/// <summary>The answer to a test call that was judged.</summary>
public sealed record TestVerdictReply(bool Ok, ProblemView? Problem, TestVerdictView? Verdict);
