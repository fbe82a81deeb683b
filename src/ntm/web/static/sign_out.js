// Whoever keeps work on this device is told before it goes: signing out passes by the offline pages first.
document.addEventListener("submit", function (event) {
  var kept = null;
  try { kept = localStorage.getItem("ntm-ngoai-tuyen"); } catch (error) { kept = null; }
  if (kept && event.target.getAttribute("action") === "/dang-xuat/") {
    event.preventDefault();
    location.href = "/ngoai-tuyen/#/dang-xuat";
  }
});
