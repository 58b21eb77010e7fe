using System.Runtime.InteropServices;

namespace Whetstone.Vision;

/// <summary>A compressor or decompressor of TurboJPEG, which one thread at a time may use.</summary>
internal sealed class TurboHandle : SafeHandle
{
    private readonly TurboJpeg turbo;

    public TurboHandle(TurboJpeg turbo, TurboJpeg.NewHandle make)
        : base(0, ownsHandle: true)
    {
        this.turbo = turbo;
        SetHandle(make());
        if (IsInvalid) throw new InvalidOperationException("libturbojpeg gives no handle: memory is short");
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>The handle for a call; this object must live on during it.</summary>
    public nint Value => handle;

    protected override bool ReleaseHandle() => turbo.Destroy(handle) == 0;
}
