/**
 * The icons that the theme's pages use, in place of its script with all two thousand of them
 * (0.5 MB compressed). The build puts this bundle over the theme's file; a browser test fails on a
 * page that names an icon which is not here.
 */
import { dom, library } from "@fortawesome/fontawesome-svg-core";
import {
  faAngleLeft,
  faAngleRight,
  faAngleUp,
  faArrowUp,
  faBars,
  faChevronDown,
  faCircleHalfStroke,
  faDownload,
  faFile,
  faFilePdf,
  faList,
  faMagnifyingGlass,
  faMoon,
  faPlay,
  faSun,
  faXmark,
} from "@fortawesome/free-solid-svg-icons";

library.add(
  faAngleLeft,
  faAngleRight,
  faAngleUp,
  faArrowUp,
  faBars,
  faChevronDown,
  faCircleHalfStroke,
  faDownload,
  faFile,
  faFilePdf,
  faList,
  faMagnifyingGlass,
  faMoon,
  faPlay,
  faSun,
  faXmark,
);
dom.watch();
