namespace Itog.Exam.Forms;

/// <summary>One who signs an act: what he is there, and his name (empty: to be filled in by hand).</summary>
public sealed record ActSigner(string Office, string Name);
