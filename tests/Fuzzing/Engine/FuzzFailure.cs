namespace Itog.Fuzzing.Engine;

/// <summary>An input that harmed its target, and the file in the corpus that keeps it.</summary>
internal sealed class FuzzFailure(string target, string file, Exception cause)
    : Exception($"{target}: {cause.GetType().Name}: {cause.Message} The input is kept in {file}", cause);
