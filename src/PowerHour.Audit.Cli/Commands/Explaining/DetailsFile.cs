using System.IO.Compression;
using PowerHour.Audit.Analysis.Authorization;
using PowerHour.Audit.Cli.Options;
using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Cli.Commands.Explaining;

/// <summary>Opens a file of <c>aws iam get-account-authorization-details</c>, plain or compressed with gzip.</summary>
internal static class DetailsFile
{
    private const int MaxBytes = 512 * 1024 * 1024;

    /// <summary>Opens it.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The access that it tells.</returns>
    /// <exception cref="UsageException">It can not be used.</exception>
    public static AccountAccess Open(string file)
    {
        try
        {
            return File.Exists(file) ? AccountAccess.OfDetails(RegularFile.Is(file) ? Read(file) : throw GivenFile.NotRegular(file, "--authorization-details: "))
                : throw new UsageException($"--authorization-details: {(Directory.Exists(file) ? $"`{file}` is a directory; give the file in it" : $"there is no file `{file}`")}");
        }
        catch (AuthorizationDetailsException e)
        {
            throw new UsageException($"{file}{(e.Position is { } at ? $"({at.Line},{at.Column})" : "")}: {e.Message}");
        }
        catch (InvalidDataException e)
        {
            throw new UsageException($"--authorization-details: {file} begins as gzip does and can not be unpacked: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--authorization-details: {file}: {e.Message}");
        }
    }

    private static byte[] Read(string file)
    {
        using var stream = File.OpenRead(file);
        if (stream.Length > MaxBytes)
        {
            throw TooLarge(file);
        }

        var isPacked = stream.ReadByte() == 0x1f && stream.ReadByte() == 0x8b;
        stream.Position = 0;
        if (!isPacked)
        {
            var plain = new byte[stream.Length];
            stream.ReadExactly(plain);
            return plain;
        }

        using var unpacked = new GZipStream(stream, CompressionMode.Decompress);
        return ReadAll(unpacked, file);
    }

    private static byte[] ReadAll(Stream stream, string file)
    {
        var bytes = new byte[1 << 22];
        var length = 0;
        while (stream.Read(bytes, length, bytes.Length - length) is > 0 and var read)
        {
            length += read;
            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, length < MaxBytes ? length * 2 : throw TooLarge(file));
            }
        }

        Array.Resize(ref bytes, length);
        return bytes;
    }

    private static UsageException TooLarge(string file) => new($"{file}: it holds more than {MaxBytes} bytes");
}
