namespace Whetstone.Kernels;

/// <summary>The parts of <see cref="Keep"/>. <c>Enum.HasFlag</c> allocates until the just-in-time compiler has optimised its caller, so the first runs of a program would make garbage.</summary>
public static class KeepParts
{
    extension(Keep keep)
    {
        /// <summary>Whether the input is read.</summary>
        public bool ReadsInput => (keep & Keep.Input) != 0;

        /// <summary>Whether the output is read.</summary>
        public bool ReadsOutput => (keep & Keep.Output) != 0;
    }
}
