namespace Itog.Conference.Workers.Tcp;

/// <summary>A socket of an <see cref="IStreamWatch"/> that has something to do. An error counts as both.</summary>
internal readonly record struct ReadyStream(int Token, bool CanRead, bool CanWrite);
