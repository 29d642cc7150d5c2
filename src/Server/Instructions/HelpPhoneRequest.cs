namespace Itog.Server.Instructions;

/// <param name="Phone">One number; empty takes it away.</param>
internal sealed record HelpPhoneRequest(string? Phone);
