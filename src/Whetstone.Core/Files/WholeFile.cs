namespace Whetstone;

/// <summary>Writes files whole or not at all: beside, flushed, then renamed.</summary>
/// <remarks>Other processes see the old file, none, or the new one. If the writing fails, nothing remains of it.</remarks>
public static class WholeFile
{
    /// <summary>Lets <paramref name="write"/> write beside <paramref name="path"/>, then puts the result there in one step.</summary>
    public static async Task WriteAsync(string path, Func<Stream, Task> write, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(write);
        string beside = Beside(path);
        try
        {
            using (FileStream target = new(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous))
            {
                await write(target).ConfigureAwait(false);
                cancellation.ThrowIfCancellationRequested();
                // The name must not reach the disk before the content does, or a power cut would leave a file of zeros.
                target.Flush(flushToDisk: true);
            }
            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    /// <inheritdoc cref="WriteAsync"/>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        string beside = Beside(path);
        try
        {
            using (FileStream target = new(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(target);
                target.Flush(flushToDisk: true);
            }
            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    private static string Beside(string path) => $"{path}.{Guid.NewGuid():N}.tmp";
}
