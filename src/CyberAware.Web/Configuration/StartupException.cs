using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace CyberAware.Web.Configuration;

/// <summary>The portal can't start, and the operator can correct it.</summary>
public sealed class StartupException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What an operator reads when the start fails.</summary>
    /// <returns>One line that names what is to be corrected; null for a fault of the program, which deserves its stack trace.</returns>
    public static string? Explain(Exception failure) => failure switch
    {
        StartupException => failure.Message,
        IOException { InnerException: AddressInUseException } or SocketException or FormatException => $"ASPNETCORE_URLS: {failure.Message}",
        IOException or UnauthorizedAccessException => $"The portal can't read or write a file that it needs: {failure.Message}",
        _ => null,
    };
}
