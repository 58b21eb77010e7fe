using Whetstone.Bench.JitLint;

namespace Whetstone.Bench.Tests;

/// <summary>Reading what the compiler lists.</summary>
public sealed class ListingReaderTests
{
    [Fact]
    public void A_listing_has_its_method_its_tier_and_its_code()
    {
        Listing listing = Assert.Single(Snippets.Read(Snippets.Depthwise));
        Assert.Equal("Whetstone.Kernels.DepthwiseLines`2[System.Runtime.Intrinsics.Vector512`1[float],Whetstone.Kernels.Simd512]:Four(ptr,ptr,int,int,ptr):this", listing.Method);
        Assert.Equal("FullOpts", listing.Tier);
        Assert.True(listing.IsFinal);
        Assert.Equal(["rsp", "rbp"], listing.FrameRegisters);
        Assert.Equal(new("push", "rbp"), listing.Instructions[0]);
        Assert.Equal("vmovups", listing.Instructions[listing.Labels["G_M000_IG06"]].Mnemonic);
    }

    [Fact]
    public void Listings_that_follow_each_other_are_told_apart()
    {
        Listing[] listings = [.. Snippets.Read(Snippets.Unfinished + Snippets.Depthwise)];
        Assert.Equal(["Instrumented Tier0", "FullOpts"], listings.Select(l => l.Tier));
        Assert.Equal([false, true], listings.Select(l => l.IsFinal));
    }

    [Fact]
    public void A_listing_that_breaks_off_is_left_out() =>
        Assert.Empty(Snippets.Read(Snippets.Depthwise.Replace("; Total bytes of code", "", StringComparison.Ordinal)));

    [Fact]
    public void Without_a_frame_pointer_rbp_is_no_way_to_the_stack()
    {
        Listing listing = Assert.Single(Snippets.Read(Snippets.Spilling.Replace("rbp based frame", "rsp based frame", StringComparison.Ordinal)));
        Assert.Equal(["rsp"], listing.FrameRegisters);
        Assert.Equal(0, Loop.Hottest(listing, "vfmadd")!.Value.Spills);
    }
}
